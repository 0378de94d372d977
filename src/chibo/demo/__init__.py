"""The demo province: Đảng bộ tỉnh Bắc Kạn from 2010 to June 2025, its places real, its people invented."""

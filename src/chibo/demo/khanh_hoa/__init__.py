"""The second demo province: Khánh Hòa, 2010 to the end of 2021."""

"""What a reorganisation reads."""

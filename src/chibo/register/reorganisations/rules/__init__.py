"""What a reorganisation makes of a tree: plain values in, a plan out; no database."""

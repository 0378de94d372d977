"""The papers of a reorganisation."""

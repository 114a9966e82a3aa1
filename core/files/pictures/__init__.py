"""What a person reads in a picture: its lines of text, its codes and its metadata, each with its place; and pictures covered."""

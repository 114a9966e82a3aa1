"""What the model of private matters is told of a text, and what it says of it: nothing here decides."""

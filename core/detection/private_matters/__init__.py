"""What is told of somebody that they would not want to be spread: words by class as data, and a model that weighs them."""

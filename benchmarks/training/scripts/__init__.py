"""Trains the models of config/model/scripts: names in scripts other than Latin."""

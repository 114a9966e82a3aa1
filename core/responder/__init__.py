"""Answers what people write, type and press."""

from .requests import Command, Press, Question
from .responder import Responder
from .services import Dependencies
from .work_queue import Overloaded

__all__ = ["Command", "Dependencies", "Overloaded", "Press", "Question", "Responder"]

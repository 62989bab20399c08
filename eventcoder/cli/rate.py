"""The column of the progress bar that says how fast it goes."""

from __future__ import annotations

from rich.progress import ProgressColumn, Task
from rich.text import Text


class RateColumn(ProgressColumn):
    """Things and words a second; empty until there is a rate."""

    def render(self, task: Task) -> Text:
        """The rate as text, such as `12/s, 4,200 words/s`."""
        speed = task.finished_speed or task.speed
        words = task.fields.get("words", 0)
        text = f"{speed:.0f}/s" if speed else ""
        if words and task.elapsed:
            text += f", {words / task.elapsed:,.0f} words/s"
        return Text(text)

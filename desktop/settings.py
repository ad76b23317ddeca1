"""The person's preferences: each is one field here, and the dialog follows from the fields.

Not for what belongs to a workspace (its home party, its title): those are settings of the workspace.
"""

from getpass import getuser
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.places import Places, read_json, write_json

Theme = Literal["system", "light", "dark"]
Language = Literal["en"]


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "curator"


class Preferences(BaseModel):
    """All preferences. `title` is the label in the dialog, `description` the help under it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    coder: Annotated[str, Field(min_length=1, max_length=100)] = Field(
        default_factory=_user,
        title="Your name",
        description="Written beside every claim, decision and step that you make.",
    )
    theme: Theme = Field(default="system", title="Theme", description="The colours of the program.")
    font_size: Annotated[int, Field(ge=0, le=28)] = Field(
        default=0,
        title="Text size",
        description="In points; 0 takes the size of the system. Ctrl++ and Ctrl+- change it too.",
    )
    language: Language = Field(default="en", title="Language", description="The language of the program itself.")
    reopen: bool = Field(
        default=True, title="Open the last workspace at start", description="Otherwise the welcome page is shown."
    )
    backup_minutes: Annotated[int, Field(ge=1, le=240)] = Field(
        default=10,
        title="Minutes between backups",
        description="How often a changed workspace is copied into its folder of backups while you work.",
    )
    confirm_drop: bool = Field(
        default=True, title="Ask when files are dropped", description="Before files dropped on the window are taken in."
    )


def load(places: Places) -> Preferences:
    """The stored preferences; what is missing or does not fit takes its default, and the rest is kept."""
    stored: dict[str, Any] = read_json(places.preferences)
    while True:
        try:
            return Preferences.model_validate(stored)
        except ValidationError as error:
            wrong = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
            if not wrong & set(stored):
                return Preferences()
            stored = {name: value for name, value in stored.items() if name not in wrong}


def save(places: Places, preferences: Preferences) -> None:
    """Store the preferences. Raises OSError."""
    write_json(places.preferences, preferences.model_dump(mode="json"))


def check(values: dict[str, Any]) -> dict[str, str]:
    """What is wrong with the values, by field; empty when they may be stored."""
    try:
        Preferences.model_validate(values)
    except ValidationError as error:
        return {str(item["loc"][0]): item["msg"] for item in error.errors() if item["loc"]}
    return {}

"""The error of the environment: a workspace that cannot be used as asked, with the next step for the person."""


class StoreError(Exception):
    """The workspace cannot be used as asked. `message` says what is wrong and where, `next_step` what to do."""

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(f"{message} {next_step}")
        self.message = message
        self.next_step = next_step


class TargetError(StoreError):
    """The workspace is fine, but the file or folder that was to be written or read beside it is not."""

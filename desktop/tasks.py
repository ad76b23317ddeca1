"""The long work on a workspace: import, check, verification, backup. Each method is an action called `tasks.…`.

The work itself is done by functions of `db.jobs` on the writer thread; here are the questions before it and the words
after it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db import intake
from db.edits import Configure
from db.errors import StoreError
from db.jobs import checking, coding, importing, verifying
from db.jobs.importing import CLAIM_SUFFIXES, Imported
from db.jobs.rejects import Reject, write_rejects
from db.kinds import Invalid
from db.queries.conflicts import FindingView
from db.store import Store
from db.translations import languages
from desktop.backups import Backups
from desktop.settings import Preferences
from desktop.support.ask import Prompts
from desktop.support.errors import show_problem
from desktop.workspace import Workspace

_MOST = 8
_OWN_NAMES = {"en": "English", "uk": "Українська"}
_IMPORTED = frozenset({"article", "publisher", "record", "claim", "quote", "finding", "edit"})


class Tasks(QObject):
    """`said` tells how a piece of work ended; `imported` carries the ids of the new articles."""

    said = Signal(str)
    imported = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        prompts: Prompts,
        backups: Backups,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._prompts = prompts
        self._backups = backups
        self.preferences = preferences

    # -- import ----------------------------------------------------------------------------------------------------

    def import_files(self) -> None:
        """Ask which files to take in, and take them in."""
        self._import(self._prompts.open_files(self.tr("Import articles or claims"), self._filters()))

    def import_folder(self) -> None:
        """Ask for a folder, and take in every file in it that can be read."""
        folder = self._prompts.folder(self.tr("Import a folder"))
        if folder is not None:
            self._import([folder])

    def import_dropped(self, paths: Sequence[Path]) -> None:
        """Take in files that were dropped, having asked where the person wants to be asked."""
        if self._workspace.read_only:
            self.said.emit(self.tr("This workspace is open for reading only."))
            return
        names = ", ".join(path.name for path in paths[:5]) + (" …" if len(paths) > 5 else "")
        question = self.tr("Take in %n file(s)?", "", len(paths))
        if not self.preferences.confirm_drop or self._prompts.confirm(question, names, self.tr("Import")):
            self._import(paths)

    def _filters(self) -> str:
        articles = " ".join(f"*{suffix}" for suffix in intake.suffixes())
        claims = " ".join(f"*{suffix}" for suffix in CLAIM_SUFFIXES)
        named = (
            (self.tr("Articles and claims"), f"{articles} {claims}"),
            (self.tr("Articles"), articles),
            (self.tr("Claims"), claims),
            (self.tr("All files"), "*"),
        )
        return ";;".join(f"{name} ({patterns})" for name, patterns in named)

    def _import(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        self._backups.copy("before import")
        self._workspace.job(
            importing.import_paths,
            list(paths),
            self._workspace.coder,
            title=self.tr("Importing"),
            done=self._took_in,
            failed=self._failed,
            touched=_IMPORTED,
        )

    def _took_in(self, found: Imported) -> None:
        told = [self.tr("Took in %n article(s)", "", len(found.articles)), self.tr("%n claim(s)", "", found.claims)]
        known = found.known_articles + found.known_claims
        if known:
            told.append(self.tr("%n known already", "", known))
        self.said.emit(", ".join(told))
        if found.articles:
            self.imported.emit(tuple(found.rows))
        if found.garbled:
            self._offer_repair(found)
        elif found.remarks:
            self._prompts.inform(self.tr("To know of what came in"), "\n".join(_few(found.remarks)))
        if found.rejects:
            self._tell_rejects(found)

    def _offer_repair(self, found: Imported) -> None:
        """Ask whether texts that look garbled are to be mended; the bytes of their files stay as they came."""
        question = self.tr("Mend %n text(s) that look garbled?", "", len(found.garbled))
        if self._prompts.confirm(question, "\n".join(_few(found.remarks)), self.tr("Mend")):
            self._workspace.job(
                importing.repair_texts,
                list(found.garbled),
                self._workspace.coder,
                title=self.tr("Mending texts"),
                done=lambda count: self.said.emit(self.tr("Mended %n text(s)", "", int(count))),
                failed=self._failed,
                touched=_IMPORTED,
            )

    def _tell_rejects(self, found: Imported) -> None:
        path = self._workspace.path
        try:
            written = write_rejects(path.parent, f"{path.stem} import", found.rejects)
        except OSError:
            written = None
        lines = [_reason(reject) for reject in found.rejects[:_MOST]]
        if len(found.rejects) > _MOST:
            lines.append(self.tr("… and %n more", "", len(found.rejects) - _MOST))
        if written:
            lines += ["", self.tr("They are kept in {file}, ready to be mended.").format(file=written)]
        self._prompts.inform(self.tr("%n row(s) were not taken in", "", len(found.rejects)), "\n".join(lines))

    # -- check and verify ------------------------------------------------------------------------------------------

    def check_all(self) -> None:
        """Find every contradiction anew."""
        self._workspace.job(
            checking.check,
            title=self.tr("Checking everything"),
            done=self._checked,
            failed=self._failed,
            touched=frozenset({"finding"}),
        )

    def _checked(self, found: Sequence[FindingView]) -> None:
        still_open = [view for view in found if view.row.state == "open"]
        hard = sum(view.row.severity == "hard" for view in still_open)
        told = self.tr("%n conflict(s) open", "", len(still_open))
        self.said.emit(f"{told}, {self.tr('%n of them hard', '', hard)}")

    def verify(self) -> None:
        """Check that the workspace is what it says: file, ledger, articles, quotes, values."""
        self._workspace.job(
            verifying.verify_workspace, title=self.tr("Verifying"), done=self._verified, failed=self._failed
        )

    def _verified(self, faults: list[str]) -> None:
        if not faults:
            self.said.emit(self.tr("The workspace is sound: file, ledger, articles, quotes, values and findings."))
            return
        more = self.tr("… and %n more", "", len(faults) - 12) if len(faults) > 12 else ""
        self._prompts.inform(self.tr("%n fault(s) found", "", len(faults)), "\n".join((*faults[:12], more)))

    # -- backup ----------------------------------------------------------------------------------------------------

    def backup(self) -> None:
        """Ask where to, and copy the workspace there."""
        path = self._workspace.path
        suggested = path.with_name(f"{path.stem} copy{path.suffix}")
        target = self._prompts.save_file(self.tr("Back up to"), suggested, self.tr("Workspaces") + f" (*{path.suffix})")
        if target is None:
            return

        def told(_: Any) -> None:
            self.said.emit(self.tr("Copied to {path}").format(path=target))

        self._workspace.job(Store.backup, target, title=self.tr("Backing up"), done=told, failed=self._failed)

    def language(self) -> None:
        """Ask in which language conflicts explain themselves in this workspace, and write them anew."""
        known = languages()
        names = [_OWN_NAMES.get(code, code) for code in known]
        title = self.tr("Language of explanations")
        chosen = self._prompts.choose(title, self.tr("In which language do conflicts explain themselves?"), names)
        if chosen is not None:
            command = Configure(name="language", value=known[chosen])
            self._workspace.start(command, lambda _: self.said.emit(names[chosen]), self._failed)

    def blind(self) -> None:
        """Ask where to, and make a workspace there with the articles and no claim."""
        path = self._workspace.path
        suggested = path.with_name(f"{path.stem} to be coded{path.suffix}")
        kinds = self.tr("Workspaces") + f" (*{path.suffix})"
        target = self._prompts.save_file(self.tr("Copy for a second coder"), suggested, kinds)
        if target is None:
            return

        def told(articles: Any) -> None:
            words = self.tr("%n article(s) to be coded are in {path}", "", int(articles))
            self.said.emit(words.format(path=target))

        coder = self._workspace.coder
        self._workspace.job(coding.bundle, target, coder, title=self.tr("Copying"), done=told, failed=self._failed)

    def compare(self) -> None:
        """Ask for the workspace that came back, and say how far both agree."""
        chosen = self._prompts.open_files(self.tr("Compare with"), self.tr("Workspaces") + " (*.depositary)")
        if chosen:
            title = self.tr("Comparing")
            self._workspace.job(coding.compare, chosen[0], title=title, done=self._tell_agreement, failed=self._failed)

    def _tell_agreement(self, found: coding.Comparison) -> None:
        title = self.tr("How far two coders agree in %n article(s)", "", found.articles)
        lines = [self._agreement(item) for item in (found.overall, *found.fields[:30])]
        self._prompts.inform(title, "\n".join(lines))

    def _agreement(self, item: coding.Agreement) -> str:
        told = self.tr("{field}: {both} by both, {one} by one alone; alpha {alpha}, quotes overlap {quotes}")
        return told.format(
            field=item.field or self.tr("All fields"),
            both=item.both,
            one=item.one,
            alpha=_number(item.alpha),
            quotes=_number(item.quotes),
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            error = StoreError(str(error), self.tr("Nothing was changed."))
        show_problem(self._prompts, error)


def _reason(reject: Reject) -> str:
    place = f"{Path(reject.file).name}, line {reject.line}" if reject.line else Path(reject.file).name
    return f"{place}: {reject.reason}"


def _few(lines: Sequence[str]) -> list[str]:
    return [*lines[:_MOST], *(["…"] if len(lines) > _MOST else [])]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"

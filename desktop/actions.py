"""What the program can be told to do, and the panes it has: rows of data, from which menus, keys and palette follow.

The part of an id before the dot names who does it, the part after it the method that does. No logic here.
"""

from typing import NamedTuple

# What an action may need before it can be chosen.
WORKSPACE = "workspace"  # a workspace is open
WRITABLE = "writable"  # and may be changed
UNDO = "undo"  # and has a step to undo
REDO = "redo"  # and has a step to redo

_OPEN = frozenset({WORKSPACE})
_WRITE = frozenset({WORKSPACE, WRITABLE})


class Action(NamedTuple):
    """One command. `menu` is a path with slashes; a `rule` stands above it; `bar` puts it into the toolbar."""

    id: str
    text: str
    icon: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    needs: frozenset[str] = frozenset()
    help: str = ""
    rule: bool = False
    bar: bool = False

    @property
    def owner(self) -> str:
        """Who carries it out."""
        return self.id.partition(".")[0]

    @property
    def method(self) -> str:
        """By which method."""
        return self.id.partition(".")[2]


class Pane(NamedTuple):
    """A pane of the window: `area` is `centre` (a tab), `left` or `right` (a dock); `key` brings it to the front."""

    id: str
    text: str
    icon: str
    area: str
    key: str
    help: str


MENUS = ("&File", "&Edit", "&View", "&Go", "&Data", "&Help")
FILE, EDIT, VIEW, GO, DATA, HELP = MENUS

PANES: tuple[Pane, ...] = (
    Pane(
        "navigation", "Navigation", "navigation", "left", "Alt+0", "Record types with their counts, articles, conflicts"
    ),
    Pane("records", "Table", "table", "centre", "Alt+1", "The records of one type, to sort, filter, search and edit"),
    Pane("record", "Form", "form", "centre", "Alt+2", "One record with the value, state and quotes of each field"),
    Pane("articles", "Articles", "articles", "centre", "Alt+3", "The articles of the workspace"),
    Pane("conflicts", "Conflicts", "conflict", "centre", "Alt+4", "What contradicts what, and your decisions on it"),
    Pane("history", "History", "history", "centre", "Alt+5", "Every step, by whom and when; undo any of them"),
    Pane("release", "Release", "release", "centre", "Alt+6", "What is vetted, what is held back, and export"),
    Pane("policies", "Policies", "policy", "centre", "Alt+8", "What policies would accept where claims differ"),
    Pane(
        "whatif", "What if", "whatif", "centre", "Alt+9", "The dataset without a source, a grade, or by another policy"
    ),
    Pane(
        "explanation",
        "Explanation",
        "explanation",
        "centre",
        "Alt+Shift+F4",
        "Why a value is what it is, down to the articles",
    ),
    Pane("matrix", "Evidence", "matrix", "centre", "Alt+Shift+F5", "What each article says to each value"),
    Pane("article", "Source", "article", "right", "Alt+7", "The text of an article with its quotes and drafts"),
)

ACTIONS: tuple[Action, ...] = (
    Action("program.new", "&New workspace…", "new", ("Ctrl+Shift+N",), FILE, help="Make an empty workspace"),
    Action("program.open_file", "&Open…", "open", ("Ctrl+O",), FILE, help="Open a workspace"),
    Action("program.sample", "Open a copy of the &sample", "sample", (), FILE, help="A filled workspace to try things in"),
    Action(
        "tasks.import_files", "&Import articles…", "import", ("Ctrl+I",), FILE, _WRITE,
        "Take in article files, or claims as JSON Lines or CSV", rule=True, bar=True,
    ),
    Action(
        "tasks.import_folder", "Import a &folder…", "folder", ("Ctrl+Shift+I",), FILE, _WRITE,
        "Take in every article and claim file of a folder",
    ),
    Action("articles.paste", "&Paste as article…", "article", (), FILE, _WRITE, "Freeze the text in the clipboard as an article"),
    Action(
        "release.export", "&Export…", "export", ("Ctrl+Shift+E",), FILE, _OPEN, "Write the vetted values as a release", bar=True
    ),
    Action("tasks.backup", "&Back up to…", "backup", (), FILE, _OPEN, "Copy the workspace, also while it is in use", rule=True),
    Action("tasks.blind", "Copy for a se&cond coder…", "backup", (), FILE, _OPEN, "The articles without any claim, to be coded blind"),
    Action("tasks.compare", "Compare with a second c&oder…", "conflict", (), FILE, _OPEN, "How far two people agree who coded the same articles"),
    Action("tasks.verify", "&Verify the workspace", "verify", (), FILE, _OPEN, "Check file, ledger, articles, quotes, values"),
    Action("program.close_file", "&Close", "close", ("Ctrl+W",), FILE, _OPEN, "Back to the welcome page", rule=True),
    Action("program.restart", "Restar&t", "refresh", (), FILE, help="End the program and start it again on this workspace"),
    Action("program.quit", "&Quit", "quit", ("Ctrl+Q",), FILE, help="End the program"),
    Action("work.undo", "&Undo", "undo", ("Ctrl+Z",), EDIT, _WRITE | {UNDO}, "Take the newest step back", bar=True),
    Action(
        "work.redo", "&Redo", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT, _WRITE | {REDO},
        "Do again what was undone last", bar=True,
    ),
    Action("work.new_record", "&New record…", "add", ("Ctrl+N",), EDIT, _WRITE, "Make a record of the type shown", rule=True),
    Action("program.preferences", "&Preferences…", "preferences", ("Ctrl+,",), EDIT, help="Your name, colours, sizes", rule=True),
    Action("program.zoom_in", "Larger text", "zoom-in", ("Ctrl++", "Ctrl+="), VIEW, help="Larger text everywhere"),
    Action("program.zoom_out", "Smaller text", "zoom-out", ("Ctrl+-",), VIEW, help="Smaller text everywhere"),
    Action("program.zoom_reset", "Text as the system has it", "zoom-reset", ("Ctrl+0",), VIEW),
    Action("program.light", "Light", "light", (), f"{VIEW}/&Theme", help="Dark letters on light ground", rule=True),
    Action("program.dark", "Dark", "dark", (), f"{VIEW}/&Theme", help="Light letters on dark ground"),
    Action("program.system_theme", "As the system", "system", (), f"{VIEW}/&Theme"),
    Action("program.full_screen", "&Full screen", "full-screen", ("F11",), VIEW, help="The window without its frame"),
    Action("program.reset_layout", "Reset the &layout", "layout", (), VIEW, help="Every pane back to its place"),
    Action("work.goto", "&Go to anything…", "search", ("Ctrl+P",), GO, _OPEN, "Find a record, an article or a claim", bar=True),
    Action("program.palette", "&Command palette…", "command", ("Ctrl+Shift+P",), GO, help="Find a command by its name"),
    Action("program.next_pane", "Next pane", "next", ("F6",), GO, _OPEN, "The keyboard goes to the next pane", rule=True),
    Action("program.previous_pane", "Previous pane", "previous", ("Shift+F6",), GO, _OPEN, "The keyboard goes one pane back"),
    Action("work.field_or_quote", "Between field and &quote", "quote", ("Ctrl+J",), GO, _OPEN, "From a value to its quote, and back"),
    Action(
        "work.next_conflict", "Next &conflict", "conflict", ("F7",), GO, _OPEN, "Open the next conflict in the list"
    ),
    Action("ask.explain", "&Explain this value", "explanation", ("F4",), GO, _OPEN, "Why the value is what it is: decision, claims, quotes, articles", rule=True),
    Action("ask.matrix", "&Evidence for this record", "matrix", ("Shift+F4",), GO, _OPEN, "What each article says to the values of the record"),
    Action("ask.matrix_of_field", "Evidence for this &field", "matrix", ("Ctrl+Shift+F4",), GO, _OPEN, "What each article says to this field of all records of the type"),
    Action(
        "tasks.check_all", "&Check everything", "check", ("F5",), DATA, _WRITE,
        "Find every contradiction anew", bar=True,
    ),
    Action("policies.edit", "Resolution &policies…", "policy", (), DATA, _WRITE, "Which of several claims wins, field by field"),
    Action("release.accept_uncontested", "Accept what nobody contests…", "check", ("Ctrl+Shift+A",), DATA, _WRITE, "Decide every value on which all claims agree"),
    Action("release.vet_ready", "&Vet what is ready…", "verify", ("Ctrl+Shift+V",), DATA, _WRITE, "Put your check under every decided value that has a quote and no hard conflict"),
    Action("tasks.language", "&Language of explanations…", "preferences", (), DATA, _WRITE, "In which language conflicts of this workspace explain themselves"),
    Action("release.choose_review", "Who checks…", "verify", (), DATA, _WRITE, "Whether a second person must check what was decided"),
    Action("articles.withdraw", "&Withdraw the source, or let it count again…", "history", (), DATA, _WRITE, "The article chosen in the list of articles counts no more; its values go back to review"),
    Action("program.welcome", "&Welcome page", "home", (), HELP, help="Recent workspaces, new, open, sample"),
    Action("program.shortcuts", "&Keyboard shortcuts", "keyboard", ("F1", "Ctrl+?"), HELP, help="Every key on one sheet"),
    Action("program.log_folder", "Open the &log folder", "folder", (), HELP, help="Where the program writes what it did"),
    Action("program.about", "&About Depositary", "about", (), HELP, help="Version and licences", rule=True),
)  # fmt: skip

# Keys that a pane answers to while the keyboard is in it, for the sheet of shortcuts: pane, keys, what they do.
PANE_KEYS: tuple[tuple[str, str, str], ...] = (
    ("records", "Return", "Open the row"),
    ("records", "F2", "Edit the cell; typing does too"),
    ("records", "Ctrl+F", "Search all values"),
    ("records", "Ctrl+Shift+F", "Filter the column"),
    ("records", "Ctrl+Del", "Delete the record"),
    ("record", "Ctrl+Down · Ctrl+Up", "Next and previous field"),
    ("record", "Ctrl+E", "Show the evidence of the field"),
    ("record", "F8", "Show the quote of the field"),
    ("record", "Ctrl+Return", "Accept the claim that the field shows"),
    ("record", "F9", "Vet the field"),
    ("article", "C · Ctrl+Return", "Make a claim of the selected words"),
    ("article", "F", "Go to the field of the lit claim"),
    ("article", "Ctrl+F · F3", "Search, and go on"),
    ("article", "Ctrl+D", "Title, publisher, date, grade"),
    ("article", "N · Shift+N", "Next and previous sentence that is unread"),
    ("article", "Z", "Nothing to claim in this sentence; again: look at it again"),
    ("article", "P · Shift+P", "Show the parts of the text; say which part the lines are"),
    ("article", "D · M", "What differs from the older version; move its claims here"),
    ("article", "O · Shift+M", "Claims that wait for a place (or the newer version); put one on the selected words"),
    ("article", "X", "Reject a claim that waits"),
    ("article", "Ctrl+Shift+D", "Go to the proposed claims"),
    ("article", "Return · Del", "Confirm or refuse a proposed claim"),
    ("article", "1 · 2 · 3 · 4 · 5 · 6 · 7 · 8 · 9", "Confirm the reading of that number, of the same quote"),
    ("article", "F2", "Change a proposed claim first; typing a value does too"),
    ("article", "Ctrl+Del", "Show what was refused; Del then proposes it again"),
    (
        "article",
        "Shift+Return · Ctrl+Return",
        "All that one rule read in the sentence, in the article: Return confirms, Del refuses",
    ),
    ("articles", "Ctrl+F", "Find an article"),
    ("articles", "Ctrl+V", "Paste as article"),
    ("articles", "W", "Withdraw the source with a reason, or let it count again"),
    ("conflicts", "1 · 2 · 3 · 4 · 5 · 6 · 7 · 8 · 9", "Choose the claim of that number"),
    ("conflicts", "X", "Reject the claim"),
    ("conflicts", "R · K", "Re-date the claim; re-key it: it speaks of another record, field, value or as-of"),
    ("conflicts", "M · D · O", "Mark apparent, dismiss, open again"),
    ("conflicts", "S · T · U", "Two names: the same, two, not sure"),
    ("conflicts", "A", "Say again what was said before the claims changed"),
    ("conflicts", "E · V", "Explain the value, show the evidence of the record"),
    ("conflicts", "Left · Right", "Previous and next claim; on a heading: close and open it"),
    ("conflicts", "- · +", "Close all headings, open them"),
    ("conflicts", "Ctrl+F", "Find among the conflicts"),
    ("conflicts", "G · F", "Go to the source, to the field"),
    ("conflicts", "N · P", "Next and previous conflict"),
    ("explanation", "Return · G", "Open the quote, or the conflict"),
    ("explanation", "F · Ctrl+C · Esc", "Go to the field, copy as text, go back"),
    ("matrix", "Return · F · Esc", "Open the quote, go to the field, go back"),
    ("matrix", "T", "From the record to its field in all records, and back"),
    ("policies", "Return · A · Shift+A", "Open the field, accept the proposal, accept all of them"),
    ("policies", "E", "Write down policies"),
    ("whatif", "Ctrl+Return", "Compare"),
    ("whatif", "Return · F · Ctrl+F", "Open the field; find among the differences"),
    ("history", "Ctrl+F", "Find a step"),
    ("history", "Del · Ctrl+Backspace", "Undo this step"),
    ("release", "G · F · W", "Go to the conflict, to the value; what waits for my check"),
)

#!/bin/sh
# After installing, upgrading and removing: what the desktop remembers of programs, file types and icons is read anew.
# Each of the tools may be missing, and then nothing remembers anything.
set -e
refresh() {
    if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi
}
refresh update-desktop-database /usr/share/applications
refresh update-mime-database /usr/share/mime
refresh gtk-update-icon-cache --force --quiet /usr/share/icons/hicolor

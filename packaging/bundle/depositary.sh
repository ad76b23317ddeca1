#!/bin/sh
# Starts Depositary from the folder that this file lies in, also through a link to it.
# Where the system lacks a library or any set-up of fonts, the program is lent those that came with it.

self=$0
[ -L "$self" ] && self=$(readlink -f "$self")
case $self in
/*) ;;
*) self=$PWD/$self ;;
esac
here=${self%/*}

if [ -d /usr/lib/x86_64-linux-gnu ]; then
    system="/usr/lib/x86_64-linux-gnu /lib/x86_64-linux-gnu"
elif [ -d /usr/lib64 ]; then
    system="/usr/lib64 /lib64"
else
    system="/usr/lib /lib"
fi

lacks() {
    for folder in $system; do
        [ -e "$folder/$1" ] && return 1
    done
    return 0
}

lent=
for folder_of_one in "$here"/fallback/*; do
    lacks "${folder_of_one##*/}" && lent=$lent:$folder_of_one
done
if [ -n "$lent" ]; then
    export DEPOSITARY_LIBRARY_PATH="${LD_LIBRARY_PATH-}"
    export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${lent#:}"
fi
if [ ! -e /etc/fonts/fonts.conf ] && [ -z "${FONTCONFIG_FILE-}" ]; then
    export FONTCONFIG_FILE="$here/fonts/fonts.conf"
fi
exec "$here/depositary" "$@"

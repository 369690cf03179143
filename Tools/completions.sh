#!/bin/bash
# completions.sh LECTERN SEED: type beginnings of words and Tab into bash, zsh and fish, and see what becomes of them.
set -eu
lectern=$(realpath "$1") seed=$(realpath "$2")
folder=$(mktemp -d)
socket=lectern-completions-$$
trap 'tmux -L $socket kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
export PATH=${lectern%/*}:$PATH XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config HOME=$folder
cd "$folder"
cp "$seed" seed.txt
id=$(lectern add --title Seed seed.txt | cut -d' ' -f2)
lectern tag "$id" +ukraine +unfinished >/dev/null
mkdir zsh
lectern completions bash >bash.sh
lectern completions zsh >zsh/_lectern
lectern completions fish >lectern.fish
export LANG=C.UTF-8 LC_ALL=C.UTF-8 TERM=xterm-256color PS1='ready> '
failures=0

# start SHELL: the shell in a terminal, which has been taught the completions.
start() {
    case $1 in
        bash) tmux -L $socket -f /dev/null new-session -d -x 100 -y 24 bash --norc --noprofile
              line '. ./bash.sh' ;;
        zsh) tmux -L $socket -f /dev/null new-session -d -x 100 -y 24 zsh -f
             line 'PS1="ready> "; fpath=($PWD/zsh $fpath); autoload -U compinit; compinit -u -D' ;;
        fish) tmux -L $socket -f /dev/null new-session -d -x 100 -y 24 fish --no-config
              line 'function fish_prompt; echo "ready> "; end; set -g fish_autosuggestion_enabled 0; source lectern.fish' ;;
    esac
}
# line TEXT: types a line, and waits for the next prompt.
line() {
    tmux -L $socket send-keys -l "$1; clear; echo begun"
    tmux -L $socket send-keys Enter
    for _ in $(seq 100); do
        tmux -L $socket capture-pane -p | grep -qx begun && break
        sleep 0.1
    done
}
# try TYPED WANTED: types and presses Tab; what was typed must become what is wanted.
try() {
    tmux -L $socket send-keys C-u
    tmux -L $socket send-keys -l "$1"
    sleep 0.2
    tmux -L $socket send-keys Tab
    for _ in $(seq 60); do
        shown=$(tmux -L $socket capture-pane -p | grep -F "ready> lectern" | tail -1 | sed 's/.*ready> //; s/ *$//')
        if [ "$shown" = "$2" ]; then
            echo "$shell: $1 → $shown"
            tmux -L $socket send-keys C-u
            return
        fi
        sleep 0.1
    done
    echo "$shell: $1 → $shown, and not $2"
    failures=$((failures + 1))
    tmux -L $socket send-keys C-c
}

for shell in bash zsh fish; do
    start $shell
    try 'lectern anno' 'lectern annotate'
    try 'lectern see' 'lectern seed.txt'
    try 'lectern annotate see' 'lectern annotate seed.txt'
    try 'lectern ask speaker:stol' 'lectern ask speaker:stoltenberg'
    try 'lectern ask speaker:vol' 'lectern ask speaker:volodymyr-zelensky'
    try 'lectern ask stance:op' 'lectern ask stance:oppose'
    try 'lectern list tag:uk' 'lectern list tag:ukraine'
    try 'lectern completions f' 'lectern completions fish'
    tmux -L $socket kill-server
done
[ $failures -eq 0 ] && echo "all words completed in bash, zsh and fish"
exit $((failures > 0))

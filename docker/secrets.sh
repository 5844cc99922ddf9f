#!/bin/sh
# Makes the secrets that docker-compose.yml needs and that are not there yet, each a file of random text in ./secrets.
# With a name, keeps a key of a model endpoint instead: docker/secrets.sh OPENAI_API_KEY < file
# The folder is closed to other users; its files are not, because the containers' users are not yours.
set -eu
umask 022

folder=${PLUMBLINE_SECRETS:-$(cd "$(dirname "$0")/.." && pwd)/secrets}
mkdir -p "$folder/models" "$folder/alertmanager"
chmod 700 "$folder"

random() {
  LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 43
}

make_if_missing() {
  if [ -s "$folder/$1" ]; then
    echo "kept $folder/$1"
  else
    printf '%s' "$2" >"$folder/$1.new"
    mv "$folder/$1.new" "$folder/$1"
    echo "made $folder/$1"
  fi
}

case ${1-} in
  '')
    make_if_missing database-password "$(random)"
    make_if_missing admin-key "plk_$(random)"
    make_if_missing grafana-password "$(random)"
    ;;
  *[!A-Za-z0-9._-]* | .* | -*)
    echo "a key's name consists of letters, digits, dots, dashes and underscores" >&2
    exit 1
    ;;
  *)
    if [ -t 0 ]; then echo "give the key on standard input: docker/secrets.sh $1 < file" >&2; exit 1; fi
    cat >"$folder/models/$1.new"
    if [ ! -s "$folder/models/$1.new" ]; then rm "$folder/models/$1.new"; echo "no key on standard input" >&2; exit 1; fi
    mv "$folder/models/$1.new" "$folder/models/$1"
    echo "kept $folder/models/$1"
    ;;
esac

#!/bin/sh
# Makes the secrets that docker-compose.yml needs and that are not there yet, each a file of random text in ./secrets.
# With a name, keeps a key of a model endpoint instead: docker/secrets.sh OPENAI_API_KEY < file
# or what Alertmanager needs: docker/secrets.sh alertmanager/slack_url < file
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

keep() {
  if [ -t 0 ]; then
    echo "give it on standard input, as in: $0 NAME < file" >&2
    exit 1
  fi
  cat >"$folder/$1.new"
  if [ ! -s "$folder/$1.new" ]; then
    rm "$folder/$1.new"
    echo "standard input is empty" >&2
    exit 1
  fi
  mv "$folder/$1.new" "$folder/$1"
  echo "kept $folder/$1"
}

case ${1-} in
  '')
    make_if_missing database-password "$(random)"
    make_if_missing admin-key "plk_$(random)"
    make_if_missing grafana-password "$(random)"
    ;;
  *..* | .* | -* | */.* | *[!A-Za-z0-9._/-]*)
    echo "a name consists of letters, digits, dots, dashes and underscores" >&2
    exit 1
    ;;
  alertmanager/*/*) echo "a name has no slash in it" >&2; exit 1 ;;
  alertmanager/?*) keep "$1" ;;
  */*) echo "a name has no slash in it" >&2; exit 1 ;;
  *) keep "models/$1" ;;
esac

# Sourced by ../../plumbline, which sets $home: rebuilds the modules whose sources have changed, and the modules that depend on them.
#
# The last build is as old as the file $stamp, which is made when a build by this script begins. A build by hand leaves
# target/build-started.txt instead, which tells its beginning if all of the five programs below are newer.

stamp=$home/target/plumbline.built
started=$home/target/build-started.txt
lock=$home/target/plumbline.lock

# Sets $reference to a file as old as the last build, or to nothing if there is no complete build.
find_last_build() {
  reference=
  by_hand=yes
  for program in "$home/$cli" "$home/gateway-service/target/quarkus-app/quarkus-run.jar" \
    "$home/sampler-service/target/quarkus-app/quarkus-run.jar" "$home/judge-service/target/quarkus-app/quarkus-run.jar" \
    "$home/aggregator-service/target/quarkus-app/quarkus-run.jar"; do
    if [ ! -f "$program" ]; then return; fi
    if [ ! -f "$started" ] || [ "$program" -ot "$started" ]; then by_hand=no; fi
  done
  if [ -f "$stamp" ]; then reference=$stamp; fi
  if [ "$by_hand" = yes ] && { [ -z "$reference" ] || [ "$started" -nt "$stamp" ]; }; then
    touch -r "$started" "$stamp"
    reference=$stamp
  fi
}

# Sets $changed to the sources that are newer than the last build, one a line. Folders count too, because a deleted file changes its
# folder alone. Product-tests is no part of the product.
find_changes() {
  find_last_build
  changed=
  if [ -n "$reference" ]; then
    changed=$(cd "$home" && find pom.xml */pom.xml */src/main docs/runbooks ! -path 'product-tests/*' ! -name '.*' ! -name '*~' \
      -newer "$reference")
  fi
}

is_stale() {
  find_changes
  [ -z "$reference" ] || [ -n "$changed" ]
}

# Prints the modules of the changed files and the modules that depend on them at run time, with commas between. After a change of
# the root's pom.xml these are all modules. The gateway holds the runbooks, and the simulator the gateway's gold answers.
modules_to_build() {
  (cd "$home" && echo "$changed" | awk '
    FILENAME == "-" {
      if ($0 == "pom.xml") all = 1
      else if ($0 ~ /^docs/) chosen["gateway-service"] = 1
      else chosen[substr($0, 1, index($0, "/") - 1)] = 1
      if ($0 ~ /resources\/gold/) chosen["model-simulator"] = 1
      next
    }
    FNR == 1 { module = FILENAME; sub(/\/.*/, "", module) }
    /<module>/ { gsub(/.*<module>|<\/module>.*/, ""); if ($0 != "product-tests") order[++count] = $0 }
    /<dependency>/ { ours = 0; name = ""; test = 0 }
    /<groupId>io\.plumbline<\/groupId>/ { ours = 1 }
    /<artifactId>/ && name == "" { name = $0; gsub(/.*<artifactId>|<\/artifactId>.*/, "", name) }
    /<scope>test<\/scope>/ { test = 1 }
    /<\/dependency>/ && ours && !test { needs[module, name] = 1 }
    END {
      do {
        grown = 0
        for (i = 1; i <= count; i++) {
          if (order[i] in chosen) continue
          for (j = 1; j <= count; j++) {
            if (all || (order[j] in chosen) && ((order[i], order[j]) in needs)) { chosen[order[i]] = 1; grown = 1; break }
          }
        }
      } while (grown)
      for (i = 1; i <= count; i++) if (order[i] in chosen) { printf "%s%s", separator, order[i]; separator = "," }
    }' - pom.xml */pom.xml)
}

# A symbolic link is made by one caller alone, and its target names the process that made it.
take_lock() {
  told=
  until ln -s "$$" "$lock" 2>/dev/null; do
    owner=$(readlink "$lock" 2>/dev/null) || continue
    if kill -0 "$owner" 2>/dev/null; then
      if [ -z "$told" ]; then echo "waiting for process $owner, which is building Plumbline" >&2; fi
      told=yes
      sleep 1
    elif [ "$(readlink "$lock" 2>/dev/null)" = "$owner" ]; then
      rm -f "$lock"
    fi
  done
  trap 'rm -f "$lock" "$stamp.$$"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

release_lock() {
  rm -f "$lock"
  trap - EXIT INT TERM
}

# Says what is built and why.
announce() {
  if [ -z "$reference" ]; then
    echo "building Plumbline (once, some minutes)" >&2
    return
  fi
  first=$(echo "$changed" | sed -n '1s/$/ has changed/p')
  more=$(($(echo "$changed" | wc -l) - 1))
  if [ "$more" -gt 0 ]; then first="$first, and $more more"; fi
  echo "building $(echo "$1" | sed 's/,/, /g'): $first" >&2
}

# Runs Maven; of what it says at a failure, only the errors are shown, without its advice about its own options.
build() {
  log=$home/target/plumbline-build.log
  if ! (cd "$home" && ./mvnw --quiet --batch-mode --no-transfer-progress -Dquick -Dmaven.test.skip=true "$@" package) \
    >"$log" 2>&1 </dev/null; then
    sed -n '/^\[ERROR\] *$/d; /\[Help 1\]/d; /^\[ERROR\] \(To see\|Re-run\|For more\|After correcting\)/d; /^\[ERROR\]   mvn /d; /WARN/d; p' "$log" >&2
    echo "plumbline: the sources cannot be built, see above" >&2
    exit 1
  fi
}

rebuild() {
  mkdir -p "$home/target"
  take_lock
  if is_stale; then
    : >"$stamp.$$"
    if [ -z "$reference" ]; then
      announce
      build -pl '!product-tests'
    else
      modules=$(modules_to_build)
      announce "$modules"
      build -pl "$modules" -am
    fi
    mv -f "$stamp.$$" "$stamp"
  fi
  release_lock
}

if is_stale; then rebuild; fi

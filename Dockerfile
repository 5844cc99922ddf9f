# syntax=docker/dockerfile:1
# One image per service: docker build --build-arg SERVICE=gateway-service -t plumbline/gateway-service:0.1.0 .
# The Java version stands here alone: an AOT cache is only good for the very Java that made it.
ARG JAVA=25.0.3_9

FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /build
COPY . .
ARG SERVICE
# The jars load classes in a way that an AOT cache can hold, and can end after a rehearsal. The list of parts stands beside them.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw --batch-mode --no-transfer-progress --quiet -Dquick -Dquarkus.package.jar.aot.enabled=true -Dquarkus.package.jar.aot.phase=build \
      --projects "${SERVICE:?say which, such as --build-arg SERVICE=gateway-service}" --also-make package \
 && ./mvnw --batch-mode --no-transfer-progress --quiet -Dquick --projects "$SERVICE" --also-make org.cyclonedx:cyclonedx-maven-plugin:makeBom \
 && mv "$SERVICE/target/quarkus-app" /app \
 && mv "$SERVICE/target/bom.json" /app/sbom.json

FROM eclipse-temurin:${JAVA}-jre-noble
WORKDIR /app
# The parts that seldom change come first.
COPY --from=build /app/lib/ lib/
COPY --from=build /app/quarkus/ quarkus/
COPY --from=build /app/app/ app/
COPY --from=build /app/quarkus-run.jar /app/quarkus-app-dependencies.txt /app/sbom.json ./
COPY docker/ready.sh ./
# Half of the heap is the young generation: hundreds of calls wait for their replies, and their objects must not be promoted meanwhile.
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=65 -XX:NewRatio=1 -XX:SurvivorRatio=4 -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -Djava.util.logging.manager=org.jboss.logmanager.LogManager"
# A rehearsal of the start that ends before the first connection.
RUN java -XX:AOTCacheOutput=app.aot -Dquarkus.appcds.generate=true -jar quarkus-run.jar && test -s app.aot
USER 10001:10001
EXPOSE 8080 9080
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"]

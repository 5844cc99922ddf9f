#!/usr/bin/env bash
# What:    SmallRye OpenAPI (as in Quarkus 3.33) describes a reply with Jackson's @JsonUnwrapped, if the unwrapped property has the name of one of the
#          group's own fields: record Result(String id, @JsonUnwrapped Counts answered) with record Counts(int answered, int unscored).
# Version: Maven Central smallrye-open-api-jaxrs 4.2.4, jackson-databind 2.21.2.
# Guess:   the description lists id, answered and unscored, which is what Jackson writes; or it fails.
# Seen:    it lists id and unscored. "answered" is on the wire and in no description. If the property is named "counts", all three are described.
# So:      clients that are generated from the description drop the count, and a contract test that compares the description with itself sees no
#          difference. Compare the described fields with a written reply.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
command -v javac >/dev/null || { echo "could not run: no JDK"; exit 2; }
mvn=$(command -v mvn || echo "$(cd "$(dirname "$0")/.." && pwd)/mvnw")
mkdir -p "$work/classes"
cat >"$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.smallrye</groupId><artifactId>smallrye-open-api-jaxrs</artifactId><version>4.2.4</version></dependency>
    <dependency><groupId>io.smallrye.config</groupId><artifactId>smallrye-config</artifactId><version>3.16.0</version></dependency>
    <dependency><groupId>jakarta.ws.rs</groupId><artifactId>jakarta.ws.rs-api</artifactId><version>3.1.0</version></dependency>
    <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.21.2</version></dependency>
  </dependencies>
</project>
XML
cat >"$work/Show.java" <<'JAVA'
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.Indexer;

public class Show {
    public record Counts(int answered, int unscored) {}
    public record Namesake(String id, @JsonUnwrapped Counts answered) {}
    public record OtherName(String id, @JsonUnwrapped Counts counts) {}

    @Path("/results")
    public static class Results {
        @GET @Path("namesake") public Namesake namesake() { return new Namesake("m", new Counts(3, 1)); }
        @GET @Path("other") public OtherName other() { return new OtherName("m", new Counts(3, 1)); }
    }

    static Set<String> written(Object reply) {
        Set<String> names = new TreeSet<>();
        JsonNode json = new ObjectMapper().valueToTree(reply);
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public static void main(String[] arguments) throws Exception {
        Indexer indexer = new Indexer();
        for (Class<?> type : new Class<?>[] {Counts.class, Namesake.class, OtherName.class, Results.class}) indexer.indexClass(type);
        var schemas = SmallRyeOpenAPI.builder().withIndex(indexer.complete()).build().model().getComponents().getSchemas();
        Set<String> namesake = new TreeSet<>(schemas.get("Namesake").getProperties().keySet());
        Set<String> other = new TreeSet<>(schemas.get("OtherName").getProperties().keySet());
        System.out.println("property named answered: written " + written(new Results().namesake()) + ", described " + namesake);
        System.out.println("property named counts:   written " + written(new Results().other()) + ", described " + other);
        Set<String> all = Set.of("id", "answered", "unscored");
        boolean same = namesake.equals(Set.of("id", "unscored")) && other.equals(all)
                && written(new Results().namesake()).equals(all) && written(new Results().other()).equals(all);
        System.exit(same ? 0 : 3);
    }
}
JAVA
timeout 400 "$mvn" -q -B -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath" >"$work/log" 2>&1 \
  || { tail -3 "$work/log"; echo "could not run: the packages were not installed"; exit 2; }
timeout 100 javac -cp "$(cat "$work/classpath")" -d "$work/classes" "$work/Show.java" || { echo "could not run: no compilation"; exit 2; }
echo "smallrye-open-api-jaxrs 4.2.4, jackson-databind 2.21.2"
timeout 100 java -cp "$work/classes:$(cat "$work/classpath")" Show 2>"$work/err"
case $? in
  0) echo "as stated: the field is written and not described" ;;
  3) echo "changed"; exit 1 ;;
  *) tail -3 "$work/err"; echo "could not run"; exit 2 ;;
esac

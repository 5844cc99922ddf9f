package io.plumbline.house;

import io.plumbline.house.measures.JsonPaths;
import io.plumbline.house.measures.Place;
import io.plumbline.house.measures.SourceFile;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the aggregator answers is read as records: a renamed field would read as 0 if it were read by its name. */
class ContractTest {

    @Test
    void theGatewayCallsTheAggregatorWithRecords() {
        assertNone(file -> file.simpleName().equals("AggregatorApi"));
    }

    @Test
    void theConsoleShowsRecords() {
        assertNone(file -> file.packageName().startsWith("io.plumbline.gateway.console"));
    }

    private static void assertNone(Predicate<SourceFile> chosen) {
        List<SourceFile> files = Checkout.TREE.files().stream().filter(chosen).toList();
        List<Place> nodes =
                files.stream().flatMap(file -> JsonPaths.nodes(file).stream()).toList();
        assertThat(files).isNotEmpty();
        assertThat(nodes).as(() -> Lines.of(nodes)).isEmpty();
    }
}

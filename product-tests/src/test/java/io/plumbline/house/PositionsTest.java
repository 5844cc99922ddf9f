package io.plumbline.house;

import io.plumbline.house.measures.Place;
import io.plumbline.house.measures.Positions;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Values have names: two numbers that are swapped by position compile. */
class PositionsTest {

    private final Positions positions = new Positions(Checkout.TREE);

    @Test
    void aRecordHasAtMostTwelveComponents() {
        assertNone(positions.wideRecords());
    }

    @Test
    void aConstructorHasAtMostSevenParameters() {
        assertNone(positions.longConstructors());
    }

    @Test
    void aRecordOfManyComponentsIsBuiltInItsFileOrInOneOtherPlace() {
        assertNone(positions.longCalls());
    }

    @Test
    void rowsAreReadByTheNamesOfTheirColumns() {
        assertNone(positions.rowNumbers());
    }

    private static void assertNone(List<Place> places) {
        assertThat(places).as(() -> Lines.of(places)).isEmpty();
    }
}

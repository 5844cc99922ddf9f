package io.plumbline.house;

import io.plumbline.house.measures.Packages;
import io.plumbline.house.measures.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackagesTest {

    /** A reader can hold about so many types in mind; a larger package is two subjects. */
    private static final long MOST_TYPES = 15;

    private final Packages packages = new Packages(Checkout.TREE);

    @Test
    void noPackagesNeedEachOther() {
        assertThat(packages.circles())
                .as(() -> packages.circles().stream()
                        .map(circle -> "circle " + circle + "\n" + Lines.of(packages.importsWithin(circle)))
                        .toList()
                        .toString())
                .isEmpty();
    }

    @Test
    void aPackageHasAtMostFifteenTypes() {
        assertThat(packages.sizes()).isNotEmpty().allSatisfy((name, types) -> assertThat(types)
                .as("types of " + name)
                .isLessThanOrEqualTo(MOST_TYPES));
    }

    /** The limits are what the layout of the three largest modules needs, with room for about one more. */
    @ParameterizedTest
    @CsvSource({
        "aggregator-service, io.plumbline.aggregator, 26, 75",
        "gateway-service, io.plumbline.gateway, 14, 50",
        "cli, io.plumbline.cli, 9, 22"
    })
    void aModuleIsReadFromItsRootPackage(String module, String root, int mostRooms, int mostArrows) {
        Rooms rooms = Rooms.of(Checkout.TREE, module, root);
        assertThat(rooms.rooms()).as("rooms of " + module).hasSizeBetween(2, mostRooms);
        assertThat(rooms.arrows()).as("arrows of " + module).hasSizeBetween(1, mostArrows);
    }
}

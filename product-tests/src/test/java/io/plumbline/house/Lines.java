package io.plumbline.house;

import io.plumbline.house.measures.Place;
import java.util.Collection;
import java.util.stream.Collectors;

/** Findings as text, one a line. */
final class Lines {

    private Lines() {}

    static String of(Collection<Place> places) {
        return places.stream().map(Place::toString).collect(Collectors.joining("\n", "\n", "\n"));
    }
}

package io.plumbline.house;

import io.plumbline.house.measures.SourceTree;
import java.nio.file.Path;

/** The sources that the guards read, parsed once. */
final class Checkout {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final SourceTree TREE = SourceTree.read(ROOT);

    private Checkout() {}
}

package io.plumbline.cli;

import java.nio.file.Path;

/** Where Plumbline is installed: the folder that holds the services. */
final class Home {

    private Home() {}

    /** As the wrapper script says, else this folder. */
    static Path folder() {
        return Path.of(System.getProperty("plumbline.home", ""));
    }
}

package io.plumbline.cli.stack;

import java.nio.file.Path;

/** Where Plumbline is installed: the folder that holds the services. */
public final class Home {

    private Home() {}

    /** As the wrapper script says, else this folder. */
    public static Path folder() {
        return Path.of(System.getProperty("plumbline.home", ""));
    }
}

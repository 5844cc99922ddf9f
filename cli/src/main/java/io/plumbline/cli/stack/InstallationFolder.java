package io.plumbline.cli.stack;

import java.nio.file.Path;

/** The folder of the sources or of an unpacked release; it holds the services. */
public final class InstallationFolder {

    private InstallationFolder() {}

    /** The folder of the script {@code plumbline}; the working folder if the JVM was started without the script. */
    public static Path path() {
        return Path.of(System.getProperty("plumbline.home", ""));
    }
}

package io.plumbline.house.measures;

/**
 * One finding and its place.
 *
 * @param file path below the project's root
 * @param line from 1
 * @param what is wrong there
 */
public record Place(String file, long line, String what) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}

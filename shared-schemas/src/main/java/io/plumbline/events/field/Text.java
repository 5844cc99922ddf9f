package io.plumbline.events.field;

/** Checks that the records share. */
public final class Text {

    private Text() {}

    /** The value, or an error that names the field. */
    public static String required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** The value, or an error that names the field, the bounds and the value. */
    public static double within(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(field + " must lie in " + least + ".." + most + ", not " + value);
        }
        return value;
    }
}

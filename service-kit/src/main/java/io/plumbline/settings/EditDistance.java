package io.plumbline.settings;

/** Levenshtein's distance: letters to insert, remove or replace until one text is the other. */
final class EditDistance {

    private EditDistance() {}

    static int between(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int[] current = new int[other.length() + 1];
            current[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = above[column - 1] + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[other.length()];
    }
}

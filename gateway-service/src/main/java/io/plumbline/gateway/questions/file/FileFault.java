package io.plumbline.gateway.questions.file;

/** The first thing that is wrong with a question, as a place that editors know and as one that programs know. */
final class FileFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String place;

    /**
     * Finds fault.
     *
     * @param pointer JSON pointer from the list of questions on
     * @param place line and column in words, with a colon behind them
     * @param detail what is wrong, for a person
     */
    FileFault(String pointer, String place, String detail) {
        super(detail);
        this.pointer = pointer;
        this.place = place;
    }

    String pointer() {
        return pointer;
    }

    /** The same as a complaint about a file. */
    QuestionSetException inFile() {
        return new QuestionSetException("file", place + getMessage());
    }
}

package io.plumbline.gateway.questions.file;

/** The first error in a question, with line and column for people and a JSON pointer for programs. */
final class FileFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String place;

    /**
     * Describes an error.
     *
     * @param pointer JSON pointer from the list of questions
     * @param place line and column as a text that ends with a colon
     * @param detail what is wrong
     */
    FileFault(String pointer, String place, String detail) {
        super(detail);
        this.pointer = pointer;
        this.place = place;
    }

    String pointer() {
        return pointer;
    }

    /** The error as the reason to refuse a file. */
    QuestionSetException inFile() {
        return new QuestionSetException("file", place + getMessage());
    }
}

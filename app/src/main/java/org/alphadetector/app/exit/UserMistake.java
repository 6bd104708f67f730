package org.alphadetector.app.exit;

/** Something only the user can put right; the message is one sentence that says what to do, and the exit code is 2. */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserMistake(String sentence) {
        super(sentence);
    }

    public UserMistake(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

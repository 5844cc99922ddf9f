package io.plumbline.gateway.answers.pushed.body;

/**
 * A line of a body that is not blank.
 *
 * @param number from 1, blank lines counted
 * @param bytes as they came, without the newline; empty where the line is too long to be held
 * @param isTooLong whether it is
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawLine(int number, byte[] bytes, boolean isTooLong) {}

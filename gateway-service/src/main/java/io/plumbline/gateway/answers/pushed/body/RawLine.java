package io.plumbline.gateway.answers.pushed.body;

/**
 * A line of a body that is not blank.
 *
 * @param number from 1, blank lines included
 * @param bytes the line without its newline; empty if the line is too long
 * @param isTooLong whether the line exceeds the bound
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawLine(int number, byte[] bytes, boolean isTooLong) {}

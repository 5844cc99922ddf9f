package io.plumbline.cli.replies;

/**
 * A link that signs in to the console once.
 *
 * @param path path and query of the link
 */
@ReplyOf("POST /api/v1/sign-in-links")
public record SignInReply(String path) {}

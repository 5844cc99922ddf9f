package io.plumbline.cli.replies;

/**
 * An API key that was just created.
 *
 * @param id the key's id
 * @param key the key in clear
 */
@ReplyOf("POST /api/v1/keys")
public record NewKey(String id, String key) {

    @Override
    public String toString() {
        return "API key " + id;
    }
}

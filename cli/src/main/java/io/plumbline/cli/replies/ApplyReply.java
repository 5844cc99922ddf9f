package io.plumbline.cli.replies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The changes that a file of models makes.
 *
 * @param changes one for each model of the file, and for each deleted model
 */
@ReplyOf("POST /api/v1/apply")
public record ApplyReply(List<ModelChange> changes) {

    /**
     * The change of one model.
     *
     * @param id the model's id
     * @param action registered, changed, unchanged or deleted
     * @param fields fields that differ
     */
    public record ModelChange(String id, String action, List<FieldChange> fields) {

        public boolean isUnchanged() {
            return action.equals("unchanged");
        }
    }

    /**
     * A field that differs.
     *
     * @param name name of the field
     * @param before its value; null if there was none
     * @param after its new value; null if there is none
     */
    public record FieldChange(String name, JsonNode before, JsonNode after) {}
}

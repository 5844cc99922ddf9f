package io.plumbline.cli.replies;

/**
 * A registered model. Components are null if they were not registered.
 *
 * @param id the model's id
 * @param modelName its name at its endpoint
 * @param endpoint base URL
 * @param baseline id of the model that it is compared with
 * @param revision the deployed revision
 */
@ReplyOf(value = "GET /api/v1/models", list = "models")
public record ListedModel(String id, String modelName, String endpoint, String baseline, String revision) {}

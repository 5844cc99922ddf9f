package io.plumbline.simulator.chat;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that ends with an error body of the OpenAI form. Without a stack trace: it is expected, and costs 20 times less. */
public final class ApiError extends RuntimeException {

    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final String type;
    private final String code;
    private final String param;

    private ApiError(int status, String type, String code, String param, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
    }

    /** 400: the request misses a field or gives it a value that it cannot have. */
    public static ApiError badField(String param, String message) {
        return new ApiError(400, INVALID, "invalid_value", param, message);
    }

    /** 400: the body is not a JSON object. */
    public static ApiError notJson() {
        return new ApiError(400, INVALID, "invalid_json", null, "The body of your request is not a valid JSON object.");
    }

    /** 401. */
    public static ApiError wrongKey() {
        return new ApiError(401, INVALID, "invalid_api_key", null, "Incorrect API key provided.");
    }

    /** 404: no such model. */
    public static ApiError noModel(String model) {
        return new ApiError(
                404,
                INVALID,
                "model_not_found",
                "model",
                "The model `" + model + "` does not exist in this simulation.");
    }

    /** 404 or 405: no such path, or not by this method. */
    public static ApiError noRoute(int status, String route) {
        return new ApiError(status, INVALID, "unknown_url", null, "Unknown request: " + route);
    }

    /** 413. */
    public static ApiError tooLarge(int limitBytes) {
        return new ApiError(
                413, INVALID, "request_too_large", null, "The request is larger than " + limitBytes + " bytes.");
    }

    /** 429. */
    public static ApiError rateLimited() {
        return new ApiError(429, "requests", "rate_limit_exceeded", null, "Rate limit reached (simulated).");
    }

    /** 500. */
    public static ApiError broken() {
        return new ApiError(
                500, "server_error", null, null, "The server had an error while processing your request (simulated).");
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The body, {@code {"error": {message, type, param, code}}}, in the field order of the real API. */
    public Map<String, Map<String, String>> body() {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("message", getMessage());
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return Map.of("error", error);
    }
}

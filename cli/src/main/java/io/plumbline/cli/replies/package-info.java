/** What the commands read of the gateway's own documents. {@code GatewayRepliesIT} compares each record with the OpenAPI document. */
package io.plumbline.cli.replies;

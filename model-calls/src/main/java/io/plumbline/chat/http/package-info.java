/** Requests to endpoints and their responses, over Vert.x's HTTP client. */
package io.plumbline.chat.http;

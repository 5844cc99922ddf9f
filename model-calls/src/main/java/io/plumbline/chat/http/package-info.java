/** HTTP requests to endpoints and their responses, over the HTTP client of Vert.x. */
package io.plumbline.chat.http;

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Packages first: this layer lasts until a version changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/ContentApi.Domain/*.csproj src/ContentApi.Domain/packages.lock.json src/ContentApi.Domain/
COPY src/ContentApi/*.csproj src/ContentApi/packages.lock.json src/ContentApi/
RUN dotnet restore src/ContentApi --locked-mode

COPY .editorconfig ./
COPY src/ src/
RUN dotnet publish src/ContentApi --configuration Release --no-restore --output /app -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./

# The image's unprivileged user; a number, so that an orchestrator can see that it is not root.
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["dotnet", "ContentApi.dll", "health"]
ENTRYPOINT ["dotnet", "ContentApi.dll"]
